const rate = 8000;

/** A quiet, speech-like sound as WAV (8 kHz, 8 bit, mono): stands for a voice where there is no microphone. */
export function syntheticVoice(seconds: number): File {
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + count);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + count, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, count, true);
  for (let index = 0; index < count; index++) {
    const time = index / rate;
    const syllable = Math.max(0, Math.sin(time * 2 * Math.PI * 3.1)) * (0.6 + 0.4 * Math.sin(time * 1.7));
    const pitch = 160 + 40 * Math.sin(time * 4.3);
    const wave = Math.sin(time * 2 * Math.PI * pitch) + 0.5 * Math.sin(time * 4 * Math.PI * pitch) + 0.3 * Math.sin(time * 6 * Math.PI * pitch);
    bytes[44 + index] = Math.round(128 + 26 * syllable * wave);
  }
  return new File([bytes], "voice.wav", { type: "audio/wav" });
}

export interface Recording {
  /** Ends it; resolves to nothing when it was shorter than half a second. */
  finish: () => Promise<{ file: File; seconds: number } | undefined>;
}

/** Records from the microphone; rejects when there is none or it is not allowed. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const began = performance.now();
  recorder.start();
  return {
    finish: () =>
      new Promise((resolve) => {
        recorder.addEventListener("stop", () => {
          for (const track of stream.getTracks()) track.stop();
          const seconds = (performance.now() - began) / 1000;
          const file = new File(parts, "voice.webm", { type: recorder.mimeType });
          resolve(seconds < 0.5 ? undefined : { file, seconds: Math.min(60, Math.max(1, Math.round(seconds))) });
        });
        recorder.stop();
      }),
  };
}

/** Length of a video file as the browser reads it; undefined when it cannot. */
export function videoSeconds(file: File): Promise<number | undefined> {
  return new Promise((resolve) => {
    const video = document.createElement("video");
    const address = URL.createObjectURL(file);
    const end = (seconds: number | undefined) => {
      URL.revokeObjectURL(address);
      resolve(seconds);
    };
    video.preload = "metadata";
    video.addEventListener("loadedmetadata", () => end(Number.isFinite(video.duration) ? Math.max(1, Math.round(video.duration)) : undefined));
    video.addEventListener("error", () => end(undefined));
    video.src = address;
  });
}
