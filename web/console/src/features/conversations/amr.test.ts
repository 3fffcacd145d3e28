import { describe, expect, it } from 'vitest';
import { isAmr, wavOf } from './amr';

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

describe('recordings', () => {
  it('are known as AMR by their first bytes', () => {
    expect(isAmr(bytes('#!AMR\nxyz'))).toBe(true);
    expect(isAmr(bytes('#!AMR-WB\n'))).toBe(true);
    expect(isAmr(bytes('RIFF'))).toBe(false);
    expect(isAmr(bytes(''))).toBe(false);
  });

  it('become WAV files a browser plays, with loud samples cut and not wrapped', () => {
    const wav = new DataView(wavOf(Float32Array.from([0, 1, -1, 1.5]), 8000));
    const text = (at: number, length: number) => String.fromCharCode(...Array.from({ length }, (_, i) => wav.getUint8(at + i)));
    expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(['RIFF', 'WAVEfmt ', 'data']);
    expect([wav.byteLength, wav.getUint32(4, true), wav.getUint32(24, true), wav.getUint32(40, true)]).toEqual([52, 44, 8000, 8]);
    expect([0, 1, 2, 3].map((index) => wav.getInt16(44 + index * 2, true))).toEqual([0, 32_767, -32_767, 32_767]);
  });
});
