/** What `az` complains of, and the exit code it ends with: 2 for a wrong command line, 3 for what is not there. */
export class AzureError extends Error {
    constructor(message, code = 1) {
        super(message);
        this.code = code;
    }
}
