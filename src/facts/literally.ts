/** A text as a part of a regular expression (JavaScript's or RE2) that matches it alone, whatever it holds. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
