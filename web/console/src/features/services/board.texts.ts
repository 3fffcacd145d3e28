import { defineTexts } from '../../app/i18n/texts';

export const boardTexts = defineTexts({
  title: ['指挥看板', 'Live board'],
  hint: ['等待处理的现场报告，新的在前；处理结果会发给双方。', 'Reports from the scene that wait, newest first; both parties are told what is decided.'],
  none: ['现在没有等待处理的报告。', 'No report waits now.'],
  map: ['报告位置地图', 'Map of reports'],
  list: ['报告列表', 'Reports'],
  waitingOther: ['等对方确认', 'Waits for the other party'],
  ready: ['待处理', 'To decide'],
  guided: ['已指导', 'Guided'],
  first: ['甲方（报告人）', 'First party (reporter)'],
  second: ['乙方', 'Second party'],
  notYet: ['对方还没有打开报告。', 'The other party has not opened the report yet.'],
  guidance: ['上次指导：{words}（{name}）', 'Last guidance: {words} ({name})'],
  accept: ['受理', 'Accept'],
  guide: ['指导', 'Guide'],
  reject: ['退回', 'Reject'],
  deciding: ['{decision}：{report}', '{decision}: {report}'],
  words: ['告诉双方的话（发到双方微信）', 'What both parties are told (in Chinese, over WeChat)'],
  sent: ['已发给双方', 'Both parties are told'],
  conversation: ['打开会话', 'Open conversation'],
  left: ['这份报告已不在看板上，请从列表里选择。', 'This report is not on the board any more; choose another from the list.'],
  decidedBy: ['已由{name}处理：{words}', 'Decided by {name}: {words}'],
  noPlace: ['没有位置', 'No place'],
});

/** What citizens read is Chinese, whatever language the console speaks. */
export const usualWords = {
  accepted: '照片清楚，可以快速理赔。请挪车，到就近理赔点办理。',
  guided: '请先打开双闪，把车挪到不妨碍交通的地方。',
  rejected: '这起事故不能快速理赔，请留在现场，等民警到场处理。',
} as const;
