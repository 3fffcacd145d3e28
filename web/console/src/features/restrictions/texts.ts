import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  title: ['限行日历', 'Restrictions'],
  hint: ['输入号牌或尾号，看这个月哪天、哪条规则限行', 'Enter a plate or a tail to see on which days which rule restricts it'],
  none: ['本机构没有限行规则', 'This agency has no restriction rules'],
  noneHint: ['规则写在机构包的 rules 文件夹里，载入后显示在这里。', 'Rules come from the rules folder of the agency’s pack.'],
  city: ['城市', 'City'],
  plate: ['号牌或尾号', 'Plate or tail'],
  platePlaceholder: ['鄂A12345 或 5', 'Plate, or a tail such as 5'],
  vehicle: ['车型', 'Class'],
  anyVehicle: ['小型客车（默认）', 'Small car (as assumed)'],
  previous: ['上个月', 'Previous month'],
  next: ['下个月', 'Next month'],
  thisMonth: ['本月', 'This month'],
  tail: ['尾号 {tail}', 'tail {tail}'],
  dayRule: ['{sort}{treatment}', '{sort}: {treatment}'],
  between: ['，', '; '],
  readAs: ['按 {vehicle} 判定', 'Read as {vehicle}'],
  noVehicle: ['未输入号牌，格内是当天限行的尾号', 'Without a plate the days show the tails that are restricted'],
  unknownYear: ['{year}年放假安排还没有公布，这一年的判定可能有变', 'The holidays of {year} are not published yet; these days may change'],
  calendar: ['{month} 限行日历', 'Restrictions in {month}'],
  today: ['今天', 'Today'],
  allRules: ['全部规则', 'All rules'],
  onlyThis: ['只看这条', 'Only this one'],
  rules: ['规则', 'Rules'],
  barred: ['限 {tails}', 'Tails {tails}'],
  allTails: ['全部尾号', 'all'],
  unknownTails: ['尾号不详', 'Tails not known'],
  free: ['不限行', 'Free'],
  restricted: ['限行', 'Restricted'],
  depends: ['视情况', 'Depends'],
  notInForce: ['未施行', 'Not in force'],
  doubtful: ['含未核实内容', 'Partly unconfirmed'],
  confirmed: ['已核实', 'Confirmed'],
  unconfirmed: ['未核实', 'Unconfirmed'],
  ended: ['已废止', 'Ended'],
  unconfirmedParts: ['未核实：{parts}', 'Not confirmed: {parts}'],
  hours: ['时段', 'Hours'],
  hoursUnknown: ['不详', 'not known'],
  tails: ['尾号', 'Tails'],
  letters: ['字母结尾', 'Letter at the end'],
  newEnergy: ['新能源', 'New energy'],
  days: ['日子', 'Days'],
  exempt: ['不受限', 'Exempt'],
  validity: ['施行', 'In force'],
  basis: ['依据', 'Source'],
  fine: ['罚款', 'Fine'],
  yuan: ['{fine} 元', '{fine} yuan'],
  note: ['备注', 'Note'],
  since: ['{from} 起', 'from {from}'],
  until: ['至 {to}', 'until {to}'],
  always: ['一直施行', 'always'],
});

export const kindTexts = defineTexts({
  parity: ['单双号：单号单日行，双号（含0）双日行', 'Odd tails pass on odd dates, even ones (0 too) on even dates'],
  weekdayGroups: ['按星期：{groups}', 'By weekday: {groups}'],
  dateDigitNeighbours: ['日期末位减1、加1的尾号限行', 'Tails one below and above the date’s last digit'],
  fullBan: ['全部尾号', 'All tails'],
});

export const dayTexts = defineTexts({
  workingDay: ['工作日', 'Working day'],
  restDay: ['休', 'Rest'],
  holiday: ['假', 'Holiday'],
  makeUpDay: ['班', 'Make-up'],
});

export const onSuchDaysTexts = defineTexts({
  weekends: ['周末', 'weekends'],
  holidays: ['节假日', 'holidays'],
  makeUpDays: ['调休上班日', 'make-up days'],
  unknown: ['不详', 'not known'],
  free: ['不限', 'free'],
  runs: ['限', 'restricted'],
  asReplacedDay: ['同所替工作日', 'as the day replaced'],
});

export const treatmentTexts = defineTexts({
  lastDigit: ['按字母前一位数字', 'the digit before it'],
  zero: ['按0', 'counts as 0'],
  unknown: ['不详', 'not known'],
  exempt: ['不限', 'free'],
  pureElectricExempt: ['纯电动不限', 'pure electric free'],
  applies: ['同样限行', 'restricted too'],
});

export const platesTexts = defineTexts({
  all: ['全部号牌', 'All plates'],
  local: ['只限本地号牌（{local}）', 'Local plates only ({local})'],
  nonLocal: ['只限外地号牌（非{local}）', 'Other plates only (not {local})'],
});

export const vehicleTexts = defineTexts({
  smallCar: ['小型客车', 'Small car'],
  mediumCar: ['中型客车', 'Medium car'],
  largeCoach: ['大型客车', 'Coach'],
  taxi: ['出租车', 'Taxi'],
  official: ['公务用车', 'Official car'],
  sevenSeats: ['7座及以上客车', 'Seven seats or more'],
  truck: ['货车', 'Truck'],
  emergency: ['特种车', 'Emergency vehicle'],
  works: ['工程作业车', 'Works vehicle'],
});

export const doubtTexts = defineTexts({
  scope: ['范围', 'roads'],
  days: ['日子', 'days'],
  makeUpDays: ['调休上班日', 'make-up days'],
  letters: ['字母结尾的号牌', 'letters'],
  windows: ['时段', 'hours'],
  plates: ['哪些号牌', 'which plates'],
  exemptions: ['不受限的车', 'exemptions'],
});

export const groundTexts = defineTexts({
  tail: ['当天限行的尾号', 'a tail of the day'],
  otherTail: ['当天限其他尾号', 'other tails’ day'],
  restDay: ['休息日', 'day of rest'],
  holiday: ['放假', 'holiday'],
  makeUpDay: ['调休上班日', 'make-up day'],
  newEnergy: ['新能源号牌', 'new-energy plate'],
  embassy: ['使馆号牌', 'embassy plate'],
  vehicle: ['看车型', 'class of vehicle'],
  plates: ['看本地还是外地号牌', 'local or other plate'],
  specialPlate: ['军警、临时号牌', 'special plate'],
  letter: ['字母前的数字不详', 'digit before the letter'],
  groups: ['这段时间的尾号没有收录', 'tails of this period unknown'],
  day: ['当天限不限不详', 'the day is unclear'],
  dates: ['不在施行期', 'not in force'],
});
