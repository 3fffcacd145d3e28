import type jsQRFunction from "jsqr";

export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Codes larger than this are read from a smaller copy: a phone picture of 12 megapixels would take seconds. */
const largestSide = 1200;

/** Reads the text of a QR code out of the pixels of a picture, or undefined when there is none. */
export async function decodeQr({ data, width, height }: Pixels): Promise<string | undefined> {
  const module = (await import("jsqr")) as unknown as { default: typeof jsQRFunction | { default: typeof jsQRFunction } };
  const jsQR = typeof module.default === "function" ? module.default : module.default.default;
  return jsQR(data, width, height, { inversionAttempts: "attemptBoth" })?.data || undefined;
}

/** The picture's pixels on a white ground with a margin, so that codes without a quiet zone and transparent ones are found too. */
export async function pixelsOf(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, largestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const margin = Math.ceil(Math.max(width, height) * 0.06);
  const canvas = document.createElement("canvas");
  canvas.width = width + 2 * margin;
  canvas.height = height + 2 * margin;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, margin, margin, width, height);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export const readQr = async (picture: Blob): Promise<string | undefined> => decodeQr(await pixelsOf(picture));
