import { request } from '@/shared/api/client';

/** Fetches an address as CSV, as the signed-in user, and hands it to the browser as a file. */
export async function downloadCsv(address: string, fallbackName: string): Promise<void> {
  const response = await request(address, { headers: { accept: 'text/csv' } });
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(response.headers.get('content-disposition')) ?? fallbackName;
  link.click();
  URL.revokeObjectURL(url);
}

const fileName = (disposition: string | null): string | undefined =>
  /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
