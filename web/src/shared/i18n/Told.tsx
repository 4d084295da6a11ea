/** A sentence as a service wrote it, which is English in every language. */
export const Told = ({ children }: { children: string | null }) => <span lang="en">{children}</span>;
