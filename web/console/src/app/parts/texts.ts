import { defineTexts } from '../i18n/texts';

export const texts = defineTexts({
  total: ['共 {count} 条', '{count} in all'],
  loading: ['正在加载', 'Loading'],
  retry: ['重试', 'Try again'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  return: ['退回', 'Return'],
  returnTitle: ['退回修改', 'Return to its writer'],
  returnReason: ['退回理由', 'Reason'],
  returnHint: ['写明要改什么，修改人会看到', 'Say what has to change; the writer reads it'],
  required: ['请填写{label}', '{label} is needed'],
  unsaved: ['有未保存的修改', 'There are unsaved changes'],
  unsavedHint: ['关闭后修改会丢失。', 'They will be lost when you close.'],
  discard: ['放弃修改', 'Discard'],
  keepEditing: ['继续编辑', 'Keep editing'],
  nothing: ['没有内容', 'Nothing here'],
  nothingFound: ['没有符合条件的内容', 'Nothing fits'],
});
