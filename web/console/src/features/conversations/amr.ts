/**
 * WeChat records voices as AMR, which no browser plays. The decoder (opencore-amr as WebAssembly, 240 KB) is fetched only
 * when somebody has such a voice before them.
 */
export async function amrToWav(amr: ArrayBuffer): Promise<Blob> {
  const { default: decode } = await import('@audio/decode-amr');
  const { channelData, sampleRate } = await decode(amr);
  const [samples] = channelData;
  if (!samples || samples.length === 0) throw new Error('the recording is empty');
  return new Blob([wavOf(samples, sampleRate)], { type: 'audio/wav' });
}

/** Whether a file is AMR by its first bytes (RFC 4867 §5.1: "#!AMR"). */
export function isAmr(file: ArrayBuffer): boolean {
  const magic = new TextDecoder('latin1').decode(file.slice(0, 5));
  return magic === '#!AMR';
}

const headerBytes = 44;

/** One channel of samples (-1 to 1) as a WAV file of 16-bit PCM. */
export function wavOf(samples: Float32Array, sampleRate: number): ArrayBuffer {
  const dataBytes = samples.length * 2;
  const file = new DataView(new ArrayBuffer(headerBytes + dataBytes));
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) file.setUint8(at + i, letters.charCodeAt(i));
  };
  text(0, 'RIFF');
  file.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  text(36, 'data');
  file.setUint32(40, dataBytes, true);
  samples.forEach((sample, index) => file.setInt16(headerBytes + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true));
  return file.buffer;
}
