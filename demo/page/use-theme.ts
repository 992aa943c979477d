import { useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';

const key = 'theme';
const darkMedia = '(prefers-color-scheme: dark)';

/** The system's theme, until the person chooses the other one; choosing the system's own again follows the system. */
export function useTheme(): [Theme, () => void] {
  const [chosen, choose] = useState(() => localStorage.getItem(key));
  const [system, setSystem] = useState<Theme>(() => (matchMedia(darkMedia).matches ? 'dark' : 'light'));
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : system;

  useEffect(() => {
    const media = matchMedia(darkMedia);
    const follow = () => setSystem(media.matches ? 'dark' : 'light');
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const toggle = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    if (next === system) localStorage.removeItem(key);
    else localStorage.setItem(key, next);
    choose(next === system ? null : next);
  };
  return [theme, toggle];
}
