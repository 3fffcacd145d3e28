import { describe, expect, it } from 'vitest';
import { type Texts, translator } from './texts';

type TextModule = Readonly<Record<string, unknown>>;

const modules = import.meta.glob<TextModule>(['../../**/*exts.ts', '!../../**/i18n/texts.ts'], { eager: true });
const tables = Object.entries(modules).flatMap(([file, module]) => Object.values(module).flatMap((value) => (isTexts(value) ? [[file, value] as const] : [])));
const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*exts.ts', '!../../**/*.test.{ts,tsx}', '!../../testing/**', '!../../api/schema.d.ts'], { eager: true, query: '?raw', import: 'default' });

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}

function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
}

const han = /\p{Script=Han}/u;
/** The switch to the other language is written in that language. */
const writtenInTheOther = new Set(['language', 'languageSwitch']);

describe('texts', () => {
  it('are found in every feature', () => {
    expect(tables.length).toBeGreaterThanOrEqual(11);
  });

  it.each(tables)('%s: each text stands in both languages with the same places to fill', (_file, texts) => {
    for (const [key, [zh, en]] of Object.entries(texts)) {
      expect(zh.trim(), key).not.toBe('');
      expect(en.trim(), key).not.toBe('');
      expect(places(en), key).toEqual(places(zh));
      if (!writtenInTheOther.has(key)) expect(han.test(en), `${key}: ${en}`).toBe(false);
    }
  });

  it('are the only place where the console speaks to people', () => {
    const speaking = Object.entries(sources).filter(([, source]) => han.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(Object.keys(sources).length).toBeGreaterThan(60);
    expect(speaking.map(([file]) => file)).toEqual([]);
  });
});

describe('translator', () => {
  const texts = { left: ['还剩 {count} 条', '{count} left'], plain: ['好', 'Good'] } as const;

  it('fills places in the language asked for', () => {
    expect(translator(texts, 'zh')('left', { count: 3 })).toBe('还剩 3 条');
    expect(translator(texts, 'en')('left', { count: 3 })).toBe('3 left');
    expect(translator(texts, 'en')('plain')).toBe('Good');
  });
});
