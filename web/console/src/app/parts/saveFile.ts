import { ApiProblem } from '../../api/problem';

/** Fetches a file and hands it to the browser's downloads; fails with the server's problem instead of saving an error page. */
export async function saveFile(address: string, fallbackName: string): Promise<void> {
  const response = await fetch(address).catch(() => {
    throw new ApiProblem(0, 'unreachable', undefined);
  });
  if (!response.ok) throw ApiProblem.from(response.status, await response.json().catch(() => undefined));
  saveBlob(await response.blob(), nameIn(response.headers.get('content-disposition')) ?? fallbackName);
}

function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** The file name of a Content-Disposition header (RFC 6266: filename* before filename). */
export function nameIn(header: string | null): string | undefined {
  if (header === null) return undefined;
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(header)?.[1];
}

export function saveRows(rows: readonly (readonly (string | number)[])[], name: string): void {
  saveBlob(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }), name);
}

/** Rows as CSV that spreadsheet programs open in Chinese; cells that look like formulas are defused. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
