import { defineTexts, type Language } from '../../app/i18n/texts';

/** What the matcher measures of a question beside a wording, by the name it has in the API; names we do not know are shown as they are. */
const features = defineTexts({
  WordsOfQuestion: ['提问的词被问法覆盖', 'words of the question covered'],
  WordsOfWording: ['问法的词被提问覆盖', 'words of the phrasing covered'],
  ContentOfQuestion: ['提问的实词被覆盖', 'content words of the question covered'],
  ContentOfWording: ['问法的实词被覆盖', 'content words of the phrasing covered'],
  BothWays: ['双向词语重合', 'words shared both ways'],
  PairsOfQuestion: ['提问的相邻词对', 'word pairs of the question'],
  PairsOfWording: ['问法的相邻词对', 'word pairs of the phrasing'],
  CharactersOfQuestion: ['提问的字被覆盖', 'characters of the question covered'],
  CharactersOfWording: ['问法的字被覆盖', 'characters of the phrasing covered'],
  SequenceOfQuestion: ['提问的字序一致', 'order of the question’s characters'],
  SequenceOfWording: ['问法的字序一致', 'order of the phrasing’s characters'],
  LongestRun: ['最长连续相同', 'longest common run'],
  Retrieval: ['检索得分', 'retrieval score'],
  RetrievalBehindBest: ['与最高检索得分之比', 'retrieval score beside the best'],
  MissingNounOfQuestion: ['提问的关键名词缺失', 'key noun of the question missing'],
  MissingNounOfWording: ['问法的关键名词缺失', 'key noun of the phrasing missing'],
  MissingNounsOfQuestion: ['提问的名词缺失合计', 'nouns of the question missing'],
  MissingNounsOfWording: ['问法的名词缺失合计', 'nouns of the phrasing missing'],
  MissingVerbOfQuestion: ['提问的动词缺失', 'verb of the question missing'],
  MissingVerbOfWording: ['问法的动词缺失', 'verb of the phrasing missing'],
  MissingNameOfQuestion: ['提问的专名缺失', 'name of the question missing'],
  MissingNameOfWording: ['问法的专名缺失', 'name of the phrasing missing'],
  MissingNumberOfQuestion: ['提问的数量缺失', 'number of the question missing'],
  MissingNumberOfWording: ['问法的数量缺失', 'number of the phrasing missing'],
  OtherMatter: ['说的是另一件事', 'about another matter'],
  SameKind: ['同类提问', 'same kind of question'],
  OtherKind: ['不同类提问', 'different kind of question'],
  KindOnlyInQuestion: ['仅提问有疑问词', 'question word only in the question'],
  KindOnlyInWording: ['仅问法有疑问词', 'question word only in the phrasing'],
  Negation: ['肯定与否定相反', 'one side negates'],
  Opposites: ['含义相反的词', 'opposite words'],
  OutOfOrder: ['语序不同', 'different order'],
  MissingFoundInAnswer: ['缺失的词见于答复', 'missing words found in the answer'],
  WordsInAnswer: ['提问的词见于答复', 'words of the question in the answer'],
  BySynonym: ['靠同义词重合', 'shared through synonyms'],
  LastWord: ['末尾的词相同', 'same last word'],
  QuestionLength: ['提问长度', 'length of the question'],
  WordingLength: ['问法长度', 'length of the phrasing'],
  LengthDifference: ['长度差异', 'difference in length'],
  UnseenWords: ['库中没有的词', 'words unknown to the knowledge base'],
  Identical: ['字面完全相同', 'identical'],
});

export function featureName(name: string, language: Language): string {
  const known = Object.hasOwn(features, name) ? features[name as keyof typeof features] : undefined;
  return known?.[language === 'zh' ? 0 : 1] ?? name;
}
