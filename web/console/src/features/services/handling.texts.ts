import { defineTexts } from '../../app/i18n/texts';

/** Of the dialog in which records and reports are handled: what is said when no answer came. */
export const handlingTexts = defineTexts({
  cancel: ['取消', 'Cancel'],
  unsure: ['没有收到服务器的回应，可能已经发出', 'No answer came; it may have arrived all the same'],
  looking: ['正在核对……', 'Looking it up…'],
  lookAgain: ['再核对一次', 'Look again'],
  notLooked: ['现在无法核对，核对之后才能再发。您写的内容保留着。', 'It cannot be looked up now; only then can it be sent again. Your words are kept.'],
  notFound: ['找不到这份办件，请到列表里核对。', 'It cannot be found; look for it in the list.'],
  nothingNoted: ['已核对：还没有处理记录，可以再发。', 'Looked up: nothing is noted yet; it can be sent again.'],
  handled: ['已核对：{name} 已处理：{words}', 'Looked up: handled by {name}: {words}'],
  guidedNow: ['已核对：指导已经发出：{words}（{name}）。不用再发；再发对方会收到两次。', 'Looked up: the guidance arrived: {words} ({name}). Sent again, both parties get it twice.'],
  guidedBefore: ['已核对：最近一次指导是“{words}”（{name}）。如果就是这次写的，不用再发。', 'Looked up: the last guidance is “{words}” ({name}). If that is this one, do not send it again.'],
});
