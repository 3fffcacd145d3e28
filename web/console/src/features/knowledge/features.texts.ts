import { defineTexts, type Language } from '../../app/i18n/texts';

/** The matcher's features by their name in the API; names we do not know are shown as they are. */
const features = defineTexts({
  exact: ['字面完全相同', 'exact wording'],
  wordBm25: ['词语匹配', 'matching words'],
  charBm25: ['字符匹配', 'matching characters'],
  coverage: ['问题被覆盖的比例', 'share of the question covered'],
  synonyms: ['同义词', 'synonyms'],
  margin: ['领先幅度', 'lead over the next'],
  answerText: ['答复内容相近', 'similar answer text'],
  lengthRatio: ['长度相近', 'similar length'],
});

export function featureName(name: string, language: Language): string {
  const known = Object.hasOwn(features, name) ? features[name as keyof typeof features] : undefined;
  return known?.[language === 'zh' ? 0 : 1] ?? name;
}
