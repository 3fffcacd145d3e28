import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  title: ['未答问题', 'Unanswered questions'],
  hint: ['系统没有把握、已转人工的提问；补上口径后下次自动回答', 'What the accounts could not answer; write an answer once and the next citizen gets it'],
  search: ['搜索问题', 'Search questions'],
  text: ['市民的问法', 'Question'],
  count: ['次数', 'Times'],
  lastAt: ['最近一次', 'Last asked'],
  firstAt: ['首次', 'First asked'],
  account: ['公众号', 'Account'],
  suggestion: ['最接近的口径', 'Nearest answer'],
  noSuggestion: ['没有相近的', 'None near'],
  addPhrasing: ['加为它的问法', 'Add as its phrasing'],
  makeAnswer: ['编写口径', 'Make an answer'],
  open: ['看会话', 'Conversation'],
  dismiss: ['忽略', 'Dismiss'],
  dismissAsk: ['不再列出这个问题？', 'Stop listing this question?'],
  cancel: ['取消', 'Cancel'],
  dismissed: ['已忽略', 'Dismissed'],
  handled: ['已写入口径，问题已移出列表', 'Written into the answers; the question has left the list'],
  export: ['导出', 'Export'],
});
