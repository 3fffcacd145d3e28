/** Recordings the sandbox itself has; voices are spoken Chinese with the text that speech recognition finds in them. */
export const sampleVoices: readonly { name: string; spoken: string }[] = [
  { name: "household-question", spoken: "请问户口迁移怎么办理" },
  { name: "thanks", spoken: "谢谢" },
];

export const sampleVideo = "street";
