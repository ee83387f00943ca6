import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages load in parts, which takes long where cores are shared.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
