import { Server } from "proxy-chain";

const server = new Server({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  authRealm: "proxy407",
  prepareRequestFunction: ({ username, password }) => ({
    requestAuthentication: username !== "user" || password !== "pass",
  }),
});
server.listen();
