/** `arcbot help config`. */
export const configHelp = {
  name: 'config',
  usage: 'check [FILE]',
  summary: 'whether a configuration can be used, each mistake with line, column and the nearest key; default ARCBOT_CONFIG',
  examples: [
    { words: 'config check arcbot.yml', means: 'before it is deployed; exit status 64 where it is not right' },
    { words: 'config check arcbot.yml -o json', means: 'the same for programs' },
  ],
};
