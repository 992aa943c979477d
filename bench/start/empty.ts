/** The floor: what Lambda's runtime and Node cost by themselves. */
export const handler = async (_event: unknown) => ({ statusCode: 200, body: '' });
