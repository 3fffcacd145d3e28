import type { ServiceWording } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import type { revisionTexts } from './revision.texts';

type Words = Translator<typeof revisionTexts>;

export interface WordingChange {
  where: string;
  before: string;
  after: string;
}

/** What a reviewer has to read: each place where two wordings of the same service differ. */
export function wordingChanges(before: ServiceWording, after: ServiceWording, t: Words): WordingChange[] {
  const steps = after.steps.map((step, place) => [step, before.steps[place]] as const);
  return [
    ...compare(factsOf(before, t), factsOf(after, t)),
    ...steps.flatMap(([step, was]) => (was ? compare(stepFacts(was, t), stepFacts(step, t)).map((change) => ({ ...change, where: t('ofStep', { step: was.title, where: change.where }) })) : [])),
    ...compare([[t('say'), before.say]], [[t('say'), after.say]]),
  ];
}

type FactList = [where: string, text: string][];

function compare(before: FactList, after: FactList): WordingChange[] {
  return after.map(([where, text], place) => ({ where, before: before[place]?.[1] ?? '', after: text })).filter((change) => change.before !== change.after);
}

function factsOf(wording: ServiceWording, t: Words): FactList {
  const { item, hours } = wording;
  return [
    [t('title'), wording.title],
    [t('englishTitle'), wording.englishTitle ?? ''],
    [t('intro'), wording.intro ?? ''],
    [t('words'), wording.words.join('\n')],
    [t('hours'), (hours?.periods ?? []).join('\n')],
    [t('everyDay'), hours?.everyDay === true ? t('yes') : t('no')],
    [t('closed'), hours?.closed ?? ''],
    [t('promisedDays'), String(item.promisedDays ?? '')],
    [t('legalDays'), String(item.legalDays ?? '')],
    [t('fee'), item.fee ?? ''],
    [t('materials'), (item.materials ?? []).join('\n')],
    [t('basis'), item.basis ?? ''],
    [t('counter'), item.counter ?? ''],
  ];
}

function stepFacts(step: ServiceWording['steps'][number], t: Words): FactList {
  return [
    [t('stepTitle'), step.title],
    [t('ask'), step.ask],
    [t('help'), step.help ?? ''],
    [t('options'), step.options.map(({ label }) => label).join('\n')],
    [t('least'), String(step.least ?? '')],
    [t('most'), String(step.most ?? '')],
    [t('firstDay'), String(step.firstDay ?? '')],
    [t('lastDay'), String(step.lastDay ?? '')],
    [t('workingDays'), step.workingDays ? t('yes') : t('no')],
    [t('stops'), step.stops.join('\n')],
  ];
}
