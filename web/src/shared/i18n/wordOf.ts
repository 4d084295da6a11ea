/** The word for a key that a service gave; undefined where it gives one that we do not know yet. */
export const wordOf = <T>(words: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;
