import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Rendering a page of a portal in jsdom takes seconds on a busy machine.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });
