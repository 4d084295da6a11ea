import { apiQuery } from '@/shared/api/read';

export const categoriesQuery = apiQuery('/api/products/categories');

export const placesQuery = apiQuery('/api/inventory/places');

export const suppliersQuery = apiQuery('/api/inventory/suppliers');
