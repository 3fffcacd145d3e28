import { defineTexts } from '../../app/i18n/texts';

/** What can be wrong with changed words, by the server's codes; it sends the values. */
export const faultTexts = defineTexts({
  missing: ['必填', 'Needed'],
  too_long: ['太长：最多 {most} 个汉字', 'Too long: at most {most} Chinese characters'],
  range: ['请填 {least} 到 {most} 之间的数', 'A number from {least} to {most}'],
  range_whole: ['请填 {least} 到 {most} 之间的整数', 'A whole number from {least} to {most}'],
  least_over_most: ['不能大于最多（{most}）', 'Not more than the most ({most})'],
  first_after_last: ['不能晚于最晚一天（{most}）', 'Not after the last day ({most})'],
  words: ['最多 {most} 个，每个最多 {longest} 个字', 'At most {most}, each of {longest} characters'],
  periods: ['请按“08:30-12:00”填写，从早到晚，互不重叠', 'Write them as 08:30-12:00, in order and apart from each other'],
  blank_unknown: ['“{blank}”在这里没有内容可填，请对照“可以用的填空”', '“{blank}” stands for nothing here; see the blanks'],
  blank_useless: ['这里不能用填空，市民会看到“{blank}”原样', 'Nothing is filled in here; citizens would read “{blank}” as it stands'],
  field_unknown: ['事项里没有这一项，请返回后重新打开', 'The service has no such field; go back and open it again'],
  option_count: ['选项要有 {least} 到 {most} 个', '{least} to {most} options'],
  option_needed: ['流程按“{option}”分支，要保留；要去掉请改事项文件', 'The service decides by “{option}”; keep it or have the file changed'],
  option_key: ['代码只能用字母、数字、汉字和连字符，最多 {most} 个', 'Codes are letters, digits and hyphens, at most {most}'],
  option_key_twice: ['代码“{option}”已有别的选项在用', 'Another option has the code “{option}”'],
  option_twice: ['“{option}”出现了两次，选项不能重复', '“{option}” stands twice; options must differ'],
});
