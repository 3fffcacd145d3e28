import type { Fault, ServiceItem } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { faultTexts } from './fault.texts';
import { revisionTexts } from './revision.texts';
import { conditionWords } from './stepWords';
import { serviceTexts } from './texts';
import { useLookupName } from './useLookupName';
import type { WordingField, WordingSection } from './wording';
import { unitTexts, wordingTexts } from './wording.texts';

/** What parts and fields of the form are called, and what is wrong with them, in the words of the console. */
export function useWordingNames(service: ServiceItem, sections: readonly WordingSection[]) {
  const t = useTexts(revisionTexts);
  const names = useTexts(wordingTexts);
  const units = useTexts(unitTexts);
  const words = useTexts(serviceTexts);
  const faults = useTexts(faultTexts);
  const lookupName = useLookupName(service.steps);
  const steps = service.steps.flatMap((step) => [step, ...(step.steps ?? [])]);

  const part = (section: WordingSection): string => {
    const upTo = sections.slice(0, sections.indexOf(section) + 1);
    const number = upTo.filter((other) => other.part === 'step').length;
    switch (section.part) {
      case 'step':
        return t('step', { number, title: section.title });
      case 'item':
        return t('item', { number, group: section.group ?? '', title: section.title });
      case 'lookup':
        return lookupName(section, sections.filter((other) => other.part === 'lookup'));
      default:
        return t(section.part);
    }
  };
  const field = ({ name, place, when }: WordingField, section: WordingSection): string => {
    const key = (section.part === 'step' || section.part === 'item') && name === 'title' ? 'stepTitle' : section.part === 'lookup' && name === 'most' ? 'mostLines' : name;
    if (!(key in wordingTexts)) return name;
    return names(key as keyof typeof wordingTexts, {
      place: place ?? '',
      unit: section.kind != null && section.kind in unitTexts ? units(section.kind as keyof typeof unitTexts) : '',
      condition: when ? conditionWords(when, steps, words) : '',
    });
  };
  const blank = (name: string): string => `{{${name}}} ${steps.find(({ key }) => key === name)?.title ?? ''}`.trim();
  const fault = ({ code, message, values }: Fault): string => {
    if (code == null || !(code in faultTexts)) return t('refused', { message });
    return faults(code as keyof typeof faultTexts, {
      least: values?.least ?? '',
      most: values?.most ?? '',
      longest: values?.longest ?? '',
      blank: `{{${values?.blank ?? ''}}}`,
      option: values?.option ?? '',
    });
  };
  return { part, field, blank, fault, ofPart: (section: WordingSection, one: WordingField) => t('ofPart', { part: part(section), where: field(one, section) }) };
}

export type WordingNames = ReturnType<typeof useWordingNames>;
