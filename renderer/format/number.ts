export { decimal, grouped } from '../../shared/numbers.ts';
