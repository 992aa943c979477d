/** Whether a text is a whole URL that can be called: `localhost:4566`, which parses too, is none. */
export const isHttpUrl = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
