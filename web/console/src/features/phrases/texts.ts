import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  title: ['常用语', 'Canned phrases'],
  hint: ['回复时输入 / 和快捷码即可插入', 'Type / and the shortcut while replying'],
  search: ['搜索标题、内容、快捷码', 'Search title, text, shortcut'],
  add: ['新增常用语', 'New phrase'],
  edit: ['编辑常用语', 'Edit phrase'],
  name: ['标题', 'Title'],
  text: ['内容', 'Text'],
  shortcut: ['快捷码', 'Shortcut'],
  shortcutHint: ['字母或数字，例如 wh', 'Letters or digits, e.g. wh'],
  shortcutRule: ['只能用字母和数字', 'Letters and digits only'],
  shortcutTaken: ['已被「{title}」使用', 'Already used by “{title}”'],
  tooLong: ['超出微信单条消息长度', 'Longer than one WeChat message'],
  variables: [
    '插入时自动填写：{citizen} 市民称呼、{officer} 您的姓名、{account} 公众号、{date} 今天日期、{nextOpening} 下次上班时间',
    'Filled in when inserted: {citizen}, {officer}, {account}, {date}, {nextOpening}',
  ],
  variableUnknown: ['不认识变量 {name}', 'Unknown variable {name}'],
  remove: ['删除', 'Delete'],
  removeAsk: ['删除「{title}」？', 'Delete “{title}”?'],
  cancel: ['取消', 'Cancel'],
  saved: ['已保存', 'Saved'],
  removed: ['已删除', 'Deleted'],
  total: ['共 {count} 条', '{count} in all'],
});
