import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  onDuty: ['在岗', 'On duty'],
  away: ['离岗', 'Away'],
  dutyHint: ['在岗时，等待的市民会按负载轮派给您；本页关闭或离岗满 5 分钟，未答复的会话退回队列。', 'While you are on duty, waiting citizens are given to you by turn. Five minutes after you leave or close this page, what you have not answered goes back to the queue.'],
  dutyPullHint: ['本机构由值班人员自行接入；在岗状态供同事参考。', 'Officers of this agency take what waits themselves; colleagues see that you are on duty.'],
  assigned: ['轮派给您：{name}', 'Given to you by turn: {name}'],
  assignedSomebody: ['有一位市民轮派给您', 'A citizen was given to you by turn'],
  openIt: ['打开', 'Open'],

  assignment: ['值班分配', 'Giving out conversations'],
  mode: ['分配方式', 'How citizens come to officers'],
  mode_pull: ['抢单：值班人员自行接入等待的市民', 'Pull: officers take who waits'],
  mode_automatic: ['自动分配：按时限、等待、负载和技能轮派给在岗人员', 'Automatic: given to officers on duty by due time, waiting, load and skill'],
  mostOpen: ['每人最多同时处理', 'At most open for each officer'],
  mostOpenUnit: ['个会话', 'conversations'],
  mostOpenRule: ['请填写 1 至 100', 'Write a number from 1 to 100'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],

  skills: ['技能', 'Skills'],
  skillsHint: ['转人工的问题里有这些词，就优先派给有该技能的在岗人员；两分钟内没有，再派给其他人。', 'A question with one of the words goes to somebody on duty with that skill, and after two minutes to anybody.'],
  skillsOf: ['在“人员”页为值班人员选择技能。', 'Choose the skills of officers on the staff page.'],
  skillKey: ['编号', 'Key'],
  skillKeyRule: ['小写字母、数字和连字符', 'Small letters, digits and hyphens'],
  skillName: ['名称', 'Name'],
  skillWords: ['触发词', 'Words'],
  skillWordsHint: ['输入后按回车', 'Press Enter after each'],
  missing: ['请填写', 'Fill this in'],
  addSkill: ['添加技能', 'Add a skill'],
  removeSkill: ['删除技能 {name}', 'Remove the skill {name}'],
  allSkills: ['全部技能', 'All skills'],
});
