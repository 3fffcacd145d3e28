/** How a face is put together: eyes, mouth and what else is on it. */
export interface Face {
  eyes: "dots" | "happy" | "closed" | "wide" | "hearts" | "stars" | "crosses" | "wink" | "up" | "sad" | "angry" | "shades" | "side" | "spiral";
  mouth: "smile" | "grin" | "flat" | "frown" | "open" | "smirk" | "wave" | "tongue" | "kiss" | "teeth" | "zip" | "small" | "none";
  extra?: "tears" | "stream" | "sweat" | "blush" | "sleep" | "mask" | "question" | "hand" | "red" | "green";
}

/** The faces of the panel, by the code that stands for them in a text, in the order of the panel. */
export const faces: Readonly<Record<string, Face>> = {
  微笑: { eyes: "dots", mouth: "smile" },
  撇嘴: { eyes: "dots", mouth: "wave" },
  色: { eyes: "hearts", mouth: "grin" },
  发呆: { eyes: "wide", mouth: "flat" },
  得意: { eyes: "shades", mouth: "smile" },
  流泪: { eyes: "closed", mouth: "frown", extra: "tears" },
  害羞: { eyes: "closed", mouth: "small", extra: "blush" },
  闭嘴: { eyes: "dots", mouth: "zip" },
  睡: { eyes: "closed", mouth: "small", extra: "sleep" },
  大哭: { eyes: "closed", mouth: "open", extra: "stream" },
  尴尬: { eyes: "side", mouth: "flat", extra: "sweat" },
  发怒: { eyes: "angry", mouth: "frown", extra: "red" },
  调皮: { eyes: "wink", mouth: "tongue" },
  呲牙: { eyes: "happy", mouth: "teeth" },
  惊讶: { eyes: "wide", mouth: "open" },
  难过: { eyes: "sad", mouth: "frown" },
  抓狂: { eyes: "crosses", mouth: "teeth" },
  吐: { eyes: "crosses", mouth: "open", extra: "green" },
  偷笑: { eyes: "happy", mouth: "smirk", extra: "hand" },
  愉快: { eyes: "happy", mouth: "smile", extra: "blush" },
  白眼: { eyes: "up", mouth: "flat" },
  困: { eyes: "closed", mouth: "open", extra: "sleep" },
  惊恐: { eyes: "wide", mouth: "wave", extra: "sweat" },
  憨笑: { eyes: "happy", mouth: "grin" },
  疑问: { eyes: "dots", mouth: "small", extra: "question" },
  晕: { eyes: "spiral", mouth: "wave" },
  擦汗: { eyes: "sad", mouth: "smile", extra: "sweat" },
  坏笑: { eyes: "side", mouth: "smirk" },
  委屈: { eyes: "sad", mouth: "small", extra: "tears" },
  亲亲: { eyes: "wink", mouth: "kiss", extra: "blush" },
  可怜: { eyes: "wide", mouth: "frown" },
  笑脸: { eyes: "dots", mouth: "grin" },
  生病: { eyes: "sad", mouth: "none", extra: "mask" },
  破涕为笑: { eyes: "happy", mouth: "grin", extra: "tears" },
  恐惧: { eyes: "wide", mouth: "teeth", extra: "sweat" },
  嘿哈: { eyes: "stars", mouth: "grin" },
};

export const things = ["强", "弱", "爱心", "心碎", "玫瑰", "太阳", "月亮", "礼物"] as const;

export type Thing = (typeof things)[number];

export const emojiCodes: readonly string[] = [...Object.keys(faces), ...things];

const known = new Set(emojiCodes);

export const isEmojiCode = (name: string): boolean => known.has(name);
