import type { components } from '@/shared/api/schema';

/** The contracts of the API by their names: `Api['SystemHealth']`. */
export type Api = components['schemas'];
