/** Lets the browser paint, and whoever types or points go first, before it goes on. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
