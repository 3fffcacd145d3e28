import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  warned: ['承诺即将到期', 'Promise soon due'],
  breached: ['承诺逾期', 'Promise broken'],
  escalated: ['逾期未答复，上报督办', 'Overdue, brought before you'],
  one: ['{citizen} 的会话，{time} 到期，{holder}', 'Conversation of {citizen}, due {time}, {holder}'],
  many: ['{count} 个会话', '{count} conversations'],
  citizen: ['市民', 'a citizen'],
  heldBy: ['{name} 在办', 'with {name}'],
  unheld: ['无人接入', 'nobody has it'],
  openConversation: ['打开会话', 'Open the conversation'],
  openOverview: ['打开值班总览', 'Open the overview'],
  openConversations: ['打开会话列表', 'Open the conversations'],
});
