import type { TryCandidate, TryResult } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import { featureName } from './features.texts';
import type { tryTexts } from './tryTexts';

/** A score as people compare it. */
export function percent(score: number): string {
  return `${(score * 100).toFixed(1)}%`;
}

/** What each feature added to a candidate's score, the largest first; features without a weight show their value only. */
export function sharesOf(candidate: TryCandidate): { name: string; value: number; weight: number | undefined; share: number | undefined }[] {
  return candidate.features
    .map(({ name, value, weight }) => ({ name, value, weight: weight ?? undefined, share: weight == null ? undefined : value * weight }))
    .sort((a, b) => Math.abs(b.share ?? 0) - Math.abs(a.share ?? 0));
}

/** Why it was decided so, in sentences for an editor. */
export function explain(result: TryResult, t: Translator<typeof tryTexts>, language: 'zh' | 'en'): string[] {
  const { decision, thresholds, candidates, rule } = result;
  const [best, next] = candidates;
  if (decision === 'keyword') return [t('wonByRule', { rule: rule ?? '' })];
  if (!best) return [t('noCandidate')];
  const score = percent(best.score);
  const suggest = percent(thresholds.suggest);
  if (decision === 'handOver') return [t('lostBelow', { score, suggest }), closest(best, t)];
  if (decision === 'suggest') return [t('wonBetween', { score, suggest, answer: percent(thresholds.answer) }), closest(best, t)];
  const reasons = [t('wonAbove', { score, threshold: percent(thresholds.answer) }), closest(best, t)];
  if (next) reasons.push(t('ahead', { gap: percent(best.score - next.score) }));
  const names = sharesOf(best)
    .filter(({ share }) => share !== undefined && share > 0)
    .slice(0, 3)
    .map(({ name }) => featureName(name, language));
  if (names.length > 0) reasons.push(t('mostWeight', { names: names.join(t('and')) }));
  return reasons;
}

function closest(candidate: TryCandidate, t: Translator<typeof tryTexts>): string {
  return t('closestPhrasing', { phrasing: candidate.matchedPhrasing });
}
