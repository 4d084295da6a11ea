/** The sentences of the inventory page. */
export const inventory = {};
