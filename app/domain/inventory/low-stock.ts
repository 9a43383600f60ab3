/** So few of a stock unit that somebody should look. */
export const LOW_STOCK = 5;
