/** The sentences of the overview. */
export const overview = {
  lead: 'What sells, what will, and what needs you.',
};
