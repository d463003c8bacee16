export { tones, toneColor, toneTint, type Tone } from './tones';
export { visuallyHidden } from './visuallyHidden';
export { monospace } from './mono';
