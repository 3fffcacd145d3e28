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
  const names = advantagesOf(best, next)
    .slice(0, 3)
    .map((name) => featureName(name, language))
    .join(t('and'));
  if (next) reasons.push(t('ahead', { gap: percent(best.score - next.score) }));
  if (names !== '') reasons.push(next ? t('aheadBy', { names }) : t('mostWeight', { names }));
  return reasons;
}

/** The features in which the winner gained on the next one, the largest gain first; without a next one, what it scored by. */
function advantagesOf(best: TryCandidate, next: TryCandidate | undefined): string[] {
  const others = new Map(next?.features.map(({ name, value, weight }) => [name, value * (weight ?? 0)]));
  return best.features
    .map(({ name, value, weight }) => ({ name, gain: value * (weight ?? 0) - (others.get(name) ?? 0) }))
    .filter(({ gain }) => gain > 0.001)
    .sort((a, b) => b.gain - a.gain)
    .map(({ name }) => name);
}

function closest(candidate: TryCandidate, t: Translator<typeof tryTexts>): string {
  return t('closestPhrasing', { phrasing: candidate.matchedPhrasing });
}
