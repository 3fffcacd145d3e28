import { defineTexts } from '../i18n/texts';

export const timeTexts = defineTexts({
  yesterday: ['昨天', 'Yesterday'],
  daysHours: ['{days}天{hours}小时', '{days} d {hours} h'],
  hoursMinutes: ['{hours}小时{minutes}分', '{hours} h {minutes} min'],
  minutes: ['{minutes}分钟', '{minutes} min'],
  seconds: ['{seconds}秒', '{seconds} s'],
});
