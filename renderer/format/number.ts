export { grouped, percentText, short } from '../../shared/numbers.ts';
