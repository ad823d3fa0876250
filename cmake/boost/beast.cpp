// Beast's bodies, compiled once.
#include <boost/beast/src.hpp>
