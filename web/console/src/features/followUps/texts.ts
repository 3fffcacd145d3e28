import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  title: ['回访任务', 'Follow-ups'],
  hint: ['市民评价不满意后自动生成；了解原因、处理后写明结果', 'Made by bad grades; find out why, put it right and note what was done'],
  createdAt: ['评价时间', 'Graded'],
  grade: ['评价', 'Grade'],
  grade1: ['非常不满意', 'Very dissatisfied'],
  grade2: ['不满意', 'Dissatisfied'],
  reason: ['原因', 'Reason'],
  noReason: ['没有说明', 'Not given'],
  staff: ['服务人员', 'Served by'],
  note: ['处理结果', 'What was done'],
  open: ['看会话', 'Conversation'],
  finish: ['办结', 'Finish'],
  finishTitle: ['写明处理结果', 'What was done?'],
  finishHint: ['例如：已回访说明情况，市民表示理解', 'For example: called back and explained'],
  finished: ['已办结', 'Finished'],
  cancel: ['取消', 'Cancel'],
  stateOpen: ['待回访', 'Open'],
  stateDone: ['已办结', 'Done'],
  stateAll: ['全部', 'All'],
});
