import http from "node:http";
import { createProxy } from "proxy";

const right = "Basic " + Buffer.from("user:pass").toString("base64");
const server = createProxy(http.createServer());
server.authenticate = (request) => request.headers["proxy-authorization"] === right;
server.listen(Number(process.argv[2]), "127.0.0.1");
