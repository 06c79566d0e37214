/** The words of the house in 简体中文 and English: one file a feature, both languages always. */

import { createI18n, type I18nOptions } from 'vue-i18n';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Words = NonNullable<I18nOptions['messages']>[string];

const files = import.meta.glob<Words>('./{zh-CN,en}/*.json', { eager: true, import: 'default' });

function wordsOf(language: Language): Words {
  const words: Record<string, Words> = {};
  for (const [path, content] of Object.entries(files)) {
    const [, folder, file] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (folder === language && file !== undefined) words[file] = content;
  }
  return words;
}

function preferred(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? stored() ?? navigator.language;
  return asked.startsWith('en') ? 'en' : 'zh-CN';
}

function stored(): string | null {
  try {
    return localStorage.getItem('yixi.language');
  } catch {
    return null;
  }
}

export const i18n = createI18n({
  legacy: false,
  locale: preferred(),
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') },
});

document.documentElement.lang = i18n.global.locale.value;

/** Speak another language from now on, also after a reload. */
export function speak(language: Language): void {
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem('yixi.language', language);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
