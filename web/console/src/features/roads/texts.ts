import { defineTexts } from '../../app/i18n/texts';

export const texts = defineTexts({
  title: ['路况', 'Roads'],
  hint: ['交警业务系统报来的实时路况，每分钟更新', 'As the traffic police system tells it, every minute'],
  none: ['本机构没有路况接口', 'This agency has no source of road conditions'],
  noneHint: ['在机构包的 connectors 里加一个名为 roads 的接口，载入后显示在这里。', 'Add an operation called roads to a connector of the agency’s pack.'],
  map: ['路况图', 'Map of the roads'],
  asOf: ['截至 {at}', 'As of {at}'],
  stale: ['业务系统暂时没有回应，显示的是 {at} 的路况', 'The system does not answer; this is how it was at {at}'],
  silent: ['业务系统没有回应，暂时看不到路况，恢复后自动显示', 'The system does not answer; the roads will be shown when it does'],
  jam: ['拥堵', 'Jam'],
  slow: ['缓行', 'Slow'],
  smooth: ['畅通', 'Smooth'],
  closed: ['封闭', 'Closed'],
  unknown: ['不详', 'Unknown'],
  count: ['{level} {count}', '{level}: {count}'],
  views: ['限行与路况', 'Restrictions and roads'],
  toCalendar: ['限行日历', 'Restrictions'],
});
