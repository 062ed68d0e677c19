/** Takes off what a test drew: Testing Library would do it in the first file alone, since files share their modules. */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
