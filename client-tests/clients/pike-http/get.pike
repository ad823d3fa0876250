// get.pike URL PROXY [USER PASSWORD]: writes the answer's content.
int main(int argc, array(string) argv)
{
  string user = argc > 3 ? argv[3] : UNDEFINED;
  string password = argc > 4 ? argv[4] : UNDEFINED;
  object answer = Protocols.HTTP.do_proxied_method(argv[2], user, password, "GET", argv[1]);
  if (!answer || answer->status != 200) {
    werror("%O\n", answer && answer->status);
    return 1;
  }
  write(answer->data());
  return 0;
}
